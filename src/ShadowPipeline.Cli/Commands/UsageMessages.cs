using System.CommandLine;
using System.CommandLine.Parsing;

namespace ShadowPipeline.Cli.Commands;

/// <summary>What is wrong with a command line, in sentences that say what to type instead.</summary>
internal static class UsageMessages
{
    /// <summary>One sentence for each mistake; a word that nothing knows says more than that something is missing.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        // What follows an unknown word belongs to it.
        var unknown = parsed.UnmatchedTokens.Take(1).Select(token => Unknown(command, token)).ToList();
        return unknown.Count > 0 ? unknown : [.. parsed.Errors.Select(error => Sentence(command, error)).Distinct()];
    }

    /// <summary>The command's name with those of the commands it is in.</summary>
    public static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : command.Name;

    // Every message begins with the root's name already.
    private static string NameOf(Command command) => PathOf(command).Split(' ', 2) is [_, var below] ? below : "shadow";

    private static string Unknown(Command command, string token)
    {
        if (token.StartsWith('-') && token.Length > 1)
        {
            return $"{NameOf(command)} has no option {token}.{DidYouMean(token, OptionsOf(command))}";
        }

        if (command.Subcommands.Count == 0)
        {
            var takes = command.Arguments.Count == 0 ? "nothing besides options" : $"only {string.Join(' ', command.Arguments.Select(one => one.Name))}";
            return $"{NameOf(command)} takes {takes}; \"{token}\" is one word too many.";
        }

        var names = command.Subcommands.Select(one => one.Name).ToList();
        var elsewhere = Below(command).Where(one => one.Name == token).Select(one => $"\"{PathOf(one)}\"").ToList();
        var hint = elsewhere.Count > 0 ? $" Did you mean {string.Join(" or ", elsewhere)}?" : DidYouMean(token, names);
        return $"There is no command \"{PathOf(command)} {token}\".{(hint.Length > 0 ? hint : $" {PathOf(command)} has {Enumeration(names)}.")}";
    }

    private static string Sentence(Command command, ParseError error) => error.SymbolResult switch
    {
        ArgumentResult { Tokens.Count: 0, Parent: OptionResult option } => $"{option.Option.Name} needs a value{Named(option.Option.HelpName)}.",
        OptionResult { Tokens.Count: 0 } option when option.IdentifierTokenCount > 0 => $"{option.Option.Name} needs a value{Named(option.Option.HelpName)}.",
        ArgumentResult { Tokens.Count: 0 } argument => $"{NameOf(command)} needs {argument.Argument.Name}: {Lower(argument.Argument.Description)}.",
        CommandResult when command.Subcommands.Count > 0 => $"\"{PathOf(command)}\" needs a command: {Enumeration([.. command.Subcommands.Select(one => one.Name)])}.",
        CommandResult when command.Arguments.FirstOrDefault(argument => argument.Arity.MinimumNumberOfValues > 0) is { } missing
            && error.Message.Contains("argument missing", StringComparison.Ordinal) => $"{NameOf(command)} needs {missing.Name}: {Lower(missing.Description)}.",
        _ => error.Message,
    };

    private static IEnumerable<string> OptionsOf(Command command) => command.Options
        .Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive))
        .Select(option => option.Name);

    private static IEnumerable<Command> Below(Command command) => command.Subcommands.SelectMany(one => Below(one).Prepend(one));

    private static string DidYouMean(string found, IEnumerable<string> known) =>
        NearestText.Of(found, known) is [var nearest, ..] ? $" Did you mean {nearest}?" : "";

    private static string Named(string? name) => name is null ? "" : $", {name}";

    private static string Enumeration(List<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} or {names[^1]}";

    private static string Lower(string? description) => description is { Length: > 0 } text ? char.ToLowerInvariant(text[0]) + text[1..] : "";
}
