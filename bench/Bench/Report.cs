namespace JinhuRedCross.Bench;

/// <summary>What the bench says: figures to standard output as Markdown, the way there to standard error.</summary>
internal static class Report
{
    public static void Say(string line) => Console.Error.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {line}");

    public static void Table(string title, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        Console.WriteLine($"\n### {title}\n\n| {string.Join(" | ", head)} |\n|{string.Concat(Enumerable.Repeat("---|", head.Count))}");
        foreach (var row in rows) Console.WriteLine($"| {string.Join(" | ", row)} |");
    }
}
