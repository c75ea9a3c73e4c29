using ShadowPipeline.Cli.Policies;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Sources;
using ShadowPipeline.Evidence;
using ShadowPipeline.Local.Lambda;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Cli.Commands;

/// <summary>The one place where a failure becomes a message and an exit code.</summary>
internal static class CommandHost
{
    /// <summary>Runs a command's work.</summary>
    public static async Task<int> RunAsync(ShadowServices services, Func<Task<int>> work, CancellationToken cancellationToken)
    {
        var view = new FailureView(services.Error);
        try
        {
            return await work();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            view.Write("Cancelled.");
            return ExitCode.Cancelled;
        }
#pragma warning disable CA1031 // The boundary to people and scripts: every failure has its sentence and its exit code.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Report(services, view, exception);
        }
    }

    private static int Report(ShadowServices services, FailureView view, Exception exception)
    {
        if (services.Debug)
        {
            view.Trace(exception);
        }

        switch (exception)
        {
            case UnusableFileException file:
                view.Write(file);
                return ExitCode.BadInput;
            case InvalidInputException input:
                view.Write(UnusableFileException.At("input", input));
                return ExitCode.BadInput;
            case UnusableInputsException inputs:
                foreach (var problem in inputs.Problems)
                {
                    view.Write(problem);
                }

                return ExitCode.BadInput;
            case UsageException or FunctionNotStartedException:
                view.Write(exception.Message);
                return ExitCode.BadInput;
            case InvalidEvidenceException or AccountException or EndpointUnusableException:
                view.Write(exception.Message);
                return ExitCode.Failed;
            case PlanRefusedException refused:
                if (refused.Forecast is { } forecast)
                {
                    new PreflightView(services.Error).Write(forecast);
                }

                view.Write("No experiment would be created.");
                foreach (var reason in refused.Reasons)
                {
                    view.Hint($"  {reason}");
                }

                return ExitCode.Failed;
            default:
                view.Write(exception.Message);
                if (!services.Debug)
                {
                    view.Hint("SHADOW_DEBUG=1 shows where this happened.");
                }

                return ExitCode.Failed;
        }
    }
}
