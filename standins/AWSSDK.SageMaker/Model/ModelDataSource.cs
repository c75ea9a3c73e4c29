using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ModelDataSource
{
    public S3ModelDataSource S3DataSource { get; set; }

    internal static readonly Shape<ModelDataSource> Shape = new Shape<ModelDataSource>()
        .Member("S3DataSource", S3ModelDataSource.Shape, x => x.S3DataSource, (x, v) => x.S3DataSource = v);
}
