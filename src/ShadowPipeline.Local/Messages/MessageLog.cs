using System.Text;

namespace ShadowPipeline.Local.Messages;

/// <summary>Keeps every message in memory, and in a file where one is named: one line of JSON each, added at the end. Thread safe.</summary>
/// <param name="path">The file, or null.</param>
internal sealed class MessageLog(string? path = null)
{
    private readonly Lock _gate = new();
    private readonly List<SentMessage> _sent = [];

    /// <summary>Everything that was sent, in its order.</summary>
    public IReadOnlyList<SentMessage> Sent
    {
        get
        {
            lock (_gate)
            {
                return [.. _sent];
            }
        }
    }

    /// <summary>How many messages there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _sent.Count;
            }
        }
    }

    /// <summary>Keeps a message.</summary>
    public void Add(SentMessage message)
    {
        lock (_gate)
        {
            if (path is not null)
            {
                File.AppendAllText(path, message.ToLine() + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            }

            _sent.Add(message);
        }
    }
}
