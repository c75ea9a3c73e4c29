using System.Globalization;
using System.Text.RegularExpressions;

namespace ShadowPipeline.Local.StepFunctions;

/// <summary>Names and ARNs of state machines and executions.</summary>
internal static partial class ExecutionNames
{
    public const int MaxLength = 80;
    private const string Forbidden = "<>{}[]?*\"#%\\^|~`$&,;:/";

    /// <summary>
    /// 1 to 80 characters, none of them white space, a bracket, a wildcard, a control character or one of the other forbidden ones.
    /// </summary>
    public static bool IsValid(string name) => name.Length is > 0 and <= MaxLength && name.All(c =>
        !char.IsWhiteSpace(c) && !char.IsSurrogate(c) && !Forbidden.Contains(c)
        && c is not (<= '\u001f' or (>= '\u007f' and <= '\u009f') or '\ufffe' or '\uffff'));

    public static bool IsStateMachineArn(string arn) => StateMachineArn().IsMatch(arn);

    public static bool IsExecutionArn(string arn) => ExecutionArn().IsMatch(arn);

    /// <summary>The name in the ARN of a state machine.</summary>
    public static string StateMachineName(string stateMachineArn) => stateMachineArn[(stateMachineArn.LastIndexOf(':') + 1)..];

    public static string ArnOf(string stateMachineArn, string name) =>
        string.Create(
            CultureInfo.InvariantCulture, $"{stateMachineArn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{name}");

    [GeneratedRegex(@"^arn:aws[a-z-]*:states:[a-z0-9-]+:[0-9]{12}:stateMachine:[^:/\s]+\z")]
    private static partial Regex StateMachineArn();

    [GeneratedRegex(@"^arn:aws[a-z-]*:states:[a-z0-9-]+:[0-9]{12}:execution:[^:/\s]+:[^:/\s]+\z")]
    private static partial Regex ExecutionArn();
}
