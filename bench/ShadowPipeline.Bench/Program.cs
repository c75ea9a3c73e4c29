using ShadowPipeline.Bench;
using ShadowPipeline.Bench.Accuracy;
using ShadowPipeline.Bench.ColdStart;
using ShadowPipeline.Bench.Sites;

const string Usage = $"""
    dotnet run -c Release --project bench/ShadowPipeline.Bench -- COMMAND

    {SpeedCommand.Usage}

    {AccuracyOptions.Usage}

    {ColdStartOptions.Usage}

    {SiteCommand.Usage}
    """;

switch (args)
{
    case ["--help" or "-h" or "help", ..] or [_, "--help" or "-h", ..]:
        Console.WriteLine(Usage);
        return 0;
    case ["accuracy", .. var arguments]:
        return AccuracyCommand.Run(arguments, Console.Out, Console.Error);
    case ["cold-start", .. var arguments]:
        return await ColdStartCommand.RunAsync(arguments, Console.Out, Console.Error);
    case ["site", .. var arguments]:
        return await SiteCommand.RunAsync(arguments, Console.Out, Console.Error);
    case ["speed"]:
        return SpeedCommand.Run(Console.Out);
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
