using Amazon.Runtime;

namespace Amazon.SageMaker;

public class SortOrder(string value) : ConstantClass(value)
{
    public static readonly SortOrder Ascending = new("Ascending");
    public static readonly SortOrder Descending = new("Descending");

    public static implicit operator SortOrder(string value) => FindValue(value);

    public static SortOrder FindValue(string value) => FindValue<SortOrder>(value);
}
