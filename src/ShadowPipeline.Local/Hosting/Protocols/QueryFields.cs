namespace ShadowPipeline.Local.Hosting.Protocols;

/// <summary>Form fields as the tree that their dotted names spell.</summary>
internal sealed class QueryFields
{
    private readonly SortedDictionary<string, QueryFields> _children = new(StringComparer.Ordinal);

    /// <summary>The field's own value, or null for one that only has fields below it.</summary>
    public string? Value { get; private set; }

    /// <summary>The fields below this one.</summary>
    public IReadOnlyDictionary<string, QueryFields> Children => _children;

    /// <summary>Reads a form.</summary>
    /// <exception cref="AwsServiceException">MalformedQueryString: a field twice, or one that has both a value and fields below it.</exception>
    public static QueryFields Parse(string form)
    {
        var root = new QueryFields();
        foreach (var pair in form.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var name = Decoded(parts[0]);
            var field = root;
            foreach (var part in name.Split('.'))
            {
                if (field.Value is not null)
                {
                    throw Malformed(name);
                }

                if (!field._children.TryGetValue(part, out var child))
                {
                    field._children[part] = child = new QueryFields();
                }

                field = child;
            }

            if (field.Value is not null || field._children.Count > 0)
            {
                throw Malformed(name);
            }

            field.Value = Decoded(parts.ElementAtOrDefault(1) ?? "");
        }

        return root;
    }

    /// <summary>Takes the value of a field out of the tree; null where it is not there.</summary>
    public string? Take(string name) => _children.Remove(name, out var field) ? field.Value : null;

    private static AwsServiceException Malformed(string name) => new("MalformedQueryString", $"The field '{name}' stands against another one.");

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
