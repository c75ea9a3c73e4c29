#nullable enable
using System.Globalization;
using System.Text;

namespace Amazon.Lambda.Core;

/// <summary>Fills the named holes of a message template by position, as the Lambda text log does.</summary>
internal static class MessageTemplate
{
    public static string Format(string template, object?[]? args)
    {
        if (args is null || args.Length == 0 || template is null)
            return template ?? string.Empty;

        var text = new StringBuilder(template.Length);
        var next = 0;
        for (var at = 0; at < template.Length; at++)
        {
            var end = template[at] == '{' ? template.IndexOf('}', at) : -1;
            if (end < 0 || next == args.Length)
            {
                text.Append(template[at]);
                continue;
            }

            var hole = template[(at + 1)..end];
            var colon = hole.IndexOf(':', StringComparison.Ordinal);
            text.AppendFormat(CultureInfo.InvariantCulture, colon < 0 ? "{0}" : "{0" + hole[colon..] + "}", args[next++]);
            at = end;
        }

        return text.ToString();
    }
}
