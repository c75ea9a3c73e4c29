namespace ShadowPipeline.Local.StateMachines.Loading;

/// <summary>Reads the rules of a Choice state.</summary>
internal static class ChoiceLoader
{
    public static IReadOnlyList<ChoiceBranch> Load(DefinitionFields state)
    {
        List<ChoiceBranch> branches = [];
        foreach (var rule in state.Objects("Choices", required: true))
        {
            var next = rule.Text("Next", required: true);
            if (Test(rule) is { } test && next is not null)
            {
                branches.Add(new(test, next));
            }

            rule.RefuseUnread("a choice rule");
        }

        return branches;
    }

    private static ChoiceTest? Test(DefinitionFields rule)
    {
        if (rule.Has("And"))
        {
            return new ChoiceTest.And(Nested(rule, "And"));
        }

        if (rule.Has("Or"))
        {
            return new ChoiceTest.Or(Nested(rule, "Or"));
        }

        if (rule.Has("Not"))
        {
            return Negated(rule);
        }

        return Comparison(rule);
    }

    private static List<ChoiceTest> Nested(DefinitionFields rule, string field)
    {
        List<ChoiceTest> tests = [];
        foreach (var inner in rule.Objects(field, required: true))
        {
            if (Test(inner) is { } test)
            {
                tests.Add(test);
            }

            inner.RefuseUnread("a nested choice rule");
        }

        return tests;
    }

    private static ChoiceTest.Not? Negated(DefinitionFields rule)
    {
        if (rule.Object("Not") is not { } inner)
        {
            return null;
        }

        var test = Test(inner);
        inner.RefuseUnread("a nested choice rule");
        return test is null ? null : new(test);
    }

    private static ChoiceTest? Comparison(DefinitionFields rule)
    {
        if (!rule.Has("Variable"))
        {
            rule.Problem("the field Variable, And, Or or Not is required");
        }

        var variable = rule.OptionalPath("Variable", context: true);
        string[] operators = [.. rule.Unread.Where(IsOperator)];
        if (operators is not [var name])
        {
            rule.Problem(operators.Length == 0
                ? "a choice rule needs a comparison operator"
                : $"a choice rule has one comparison operator, not {string.Join(", ", operators)}");
            return null;
        }

        var test = Operator(rule, variable ?? JsonPath.Root, name);
        return variable is null ? null : test;
    }

    private static bool IsOperator(string field) =>
        field == "IsPresent" || ChoiceOperators.Kinds.ContainsKey(field) || TryComparison(field, out _, out _);

    private static ChoiceTest? Operator(DefinitionFields rule, JsonPath variable, string name)
    {
        if (name == "IsPresent")
        {
            return rule.Boolean(name) is { } present ? new ChoiceTest.IsPresent(variable, present) : null;
        }

        if (ChoiceOperators.Kinds.TryGetValue(name, out var isKind))
        {
            return rule.Boolean(name) is { } expected ? new ChoiceTest.IsKind(variable, isKind, expected) : null;
        }

        _ = TryComparison(name, out var comparison, out var isPath);
        if (isPath)
        {
            return rule.OptionalPath(name, context: true) is { } other ? new ChoiceTest.ToPath(variable, comparison!.Holds, other) : null;
        }

        rule.TryTake(name, out var constant);
        if (!comparison!.Accepts(constant))
        {
            rule.Problem(name, $"must be {comparison.Wanted}");
            return null;
        }

        if (name == "StringMatches" && !WildcardPattern.IsValid(constant!.GetValue<string>()))
        {
            rule.Problem(name, "a backslash escapes only a star or a backslash");
        }

        return new ChoiceTest.ToConstant(variable, comparison.Holds, constant);
    }

    private static bool TryComparison(string field, out ChoiceOperators.Comparison? comparison, out bool isPath)
    {
        isPath = field.EndsWith("Path", StringComparison.Ordinal) && field != "StringMatchesPath";
        return ChoiceOperators.Comparisons.TryGetValue(isPath ? field[..^4] : field, out comparison);
    }
}
