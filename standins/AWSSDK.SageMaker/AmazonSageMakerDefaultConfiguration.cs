using System.Collections.ObjectModel;
using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.SageMaker;

public static class AmazonSageMakerDefaultConfiguration
{
    public static IDefaultConfiguration Standard => DefaultModes.Standard;

    public static IDefaultConfiguration InRegion => DefaultModes.InRegion;

    public static IDefaultConfiguration CrossRegion => DefaultModes.CrossRegion;

    public static IDefaultConfiguration Mobile => DefaultModes.Mobile;

    public static IDefaultConfiguration Auto => DefaultModes.Auto;

    public static ReadOnlyCollection<IDefaultConfiguration> GetAllConfigurations() =>
        new([Standard, InRegion, CrossRegion, Mobile, Auto]);
}
