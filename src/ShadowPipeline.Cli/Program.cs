using ShadowPipeline.Cli;

return await ShadowCommand.InvokeAsync(Composition.Services(), args, CancellationToken.None);
