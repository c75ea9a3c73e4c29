using System.Reflection;
using System.Reflection.Emit;

namespace ShadowPipeline.Tests.Deployment.Reach;

/// <summary>Reads the instructions of a method: what it calls or takes the address of, and the texts that it loads.</summary>
internal static class IlReader
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>The methods that the instructions name, calls and function pointers alike.</summary>
    public static IEnumerable<MethodBase> CallsOf(MethodBase method) => Operands(method)
        .Where(one => one.Code.OperandType == OperandType.InlineMethod)
        .Select(one => method.Module.ResolveMethod(one.Token, TypeArguments(method), MethodArguments(method))!);

    /// <summary>The texts that the instructions load.</summary>
    public static IEnumerable<string> TextsOf(MethodBase method) => Operands(method)
        .Where(one => one.Code.OperandType == OperandType.InlineString)
        .Select(one => method.Module.ResolveString(one.Token));

    private static Type[]? TypeArguments(MethodBase method) => method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;

    private static Type[]? MethodArguments(MethodBase method) => method.IsGenericMethod ? method.GetGenericArguments() : null;

    private static IEnumerable<(OpCode Code, int Token)> Operands(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < il.Length;)
        {
            var code = il[at] == 0xFE ? Codes[unchecked((short)(0xFE00 | il[at + 1]))] : Codes[il[at]];
            at += code.Size;
            yield return (code, SizeOf(code, il, at) >= 4 ? BitConverter.ToInt32(il, at) : 0);
            at += SizeOf(code, il, at);
        }
    }

    private static int SizeOf(OpCode code, byte[] il, int at) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
        _ => 4,
    };
}
