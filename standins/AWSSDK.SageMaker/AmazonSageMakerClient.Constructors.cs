using Amazon.Runtime;

namespace Amazon.SageMaker;

public partial class AmazonSageMakerClient
{
    public AmazonSageMakerClient() : base(new AmazonSageMakerConfig())
    {
    }

    public AmazonSageMakerClient(RegionEndpoint region) : base(new AmazonSageMakerConfig { RegionEndpoint = region })
    {
    }

    public AmazonSageMakerClient(AmazonSageMakerConfig config) : base(config)
    {
    }

    public AmazonSageMakerClient(AWSCredentials credentials) : this(credentials, new AmazonSageMakerConfig())
    {
    }

    public AmazonSageMakerClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonSageMakerConfig { RegionEndpoint = region })
    {
    }

    public AmazonSageMakerClient(AWSCredentials credentials, AmazonSageMakerConfig clientConfig) : base(credentials, clientConfig)
    {
    }

    public AmazonSageMakerClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonSageMakerConfig())
    {
    }

    public AmazonSageMakerClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonSageMakerConfig { RegionEndpoint = region })
    {
    }

    public AmazonSageMakerClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonSageMakerConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    public AmazonSageMakerClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonSageMakerConfig())
    {
    }

    public AmazonSageMakerClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonSageMakerConfig { RegionEndpoint = region })
    {
    }

    public AmazonSageMakerClient(
        string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonSageMakerConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }
}
