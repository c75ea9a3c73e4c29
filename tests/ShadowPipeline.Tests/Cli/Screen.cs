using System.Text;
using System.Text.RegularExpressions;

namespace ShadowPipeline.Tests.Cli;

/// <summary>What a terminal shows of an output: cursor moves and erasures are obeyed, colours passed over, anything else is refused.</summary>
internal static partial class Screen
{
    public static IReadOnlyList<string> Of(string output)
    {
        var lines = new List<StringBuilder> { new() };
        var (row, column) = (0, 0);
        for (var at = 0; at < output.Length; at++)
        {
            switch (output[at])
            {
                case '\r':
                    column = 0;
                    break;
                case '\n':
                    (row, column) = (row + 1, 0);
                    break;
                case '\x1b':
                    var sequence = Sequence().Match(output, at);
                    sequence.Success.ShouldBeTrue($"no terminal sequence at {at}");
                    Obey(sequence.Groups[2].Value[0], sequence.Groups[1].Value);
                    at += sequence.Length - 1;
                    break;
                default:
                    Put(output[at]);
                    break;
            }
        }

        return [.. lines.Select(line => line.ToString().TrimEnd())];

        void Put(char character)
        {
            while (lines.Count <= row)
            {
                lines.Add(new StringBuilder());
            }

            var line = lines[row];
            line.Append(' ', Math.Max(0, column + 1 - line.Length));
            line[column++] = character;
        }

        void Obey(char command, string argument)
        {
            var count = int.TryParse(argument, out var number) ? number : 1;
            switch (command)
            {
                case 'A':
                    row = Math.Max(0, row - count);
                    break;
                case 'B':
                    row += count;
                    break;
                case 'K' when row < lines.Count:
                    lines[row].Clear();
                    break;
                case 'K' or 'm' or 'h' or 'l':
                    break;
                default:
                    throw new NotSupportedException($"The screen knows no sequence {argument}{command}.");
            }
        }
    }

    [GeneratedRegex(@"\G\x1b\[([0-9;?]*)([A-Za-z])")]
    private static partial Regex Sequence();
}
