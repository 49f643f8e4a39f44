namespace JinhuRedCross.ArchitectureTests;

/// <summary>How a rule speaks: it says how to mend what it found, and fails when it looks at nothing.</summary>
internal static class Rule
{
    public static void Holds(IEnumerable<string> faults, string howToMend)
    {
        var found = faults.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, $"{howToMend}\n  {string.Join("\n  ", found)}");
    }

    public static IReadOnlyList<T> Finds<T>(IEnumerable<T> things, string what)
    {
        var found = things.ToList();
        return found.Count > 0 ? found : throw new InvalidOperationException($"There are no {what}: a rule that looks at nothing holds nothing");
    }
}
