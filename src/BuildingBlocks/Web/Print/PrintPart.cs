namespace JinhuRedCross.BuildingBlocks.Web.Print;

/// <summary>One part of a printed page.</summary>
/// <param name="Heading">Above the part; null where it needs none.</param>
public abstract record PrintPart(string? Heading);

/// <summary>What is said of one thing, label by label, two beside each other.</summary>
public sealed record PrintFields(string? Heading, params IReadOnlyList<PrintField> Fields) : PrintPart(Heading);

/// <summary>One label with its value.</summary>
/// <param name="Value">Nothing is printed as a dash, so that nobody writes it in later unseen.</param>
/// <param name="Wide">Whether it takes a whole line.</param>
public sealed record PrintField(string Label, string? Value, bool Wide = false);

/// <summary>Rows under a header. An empty cell stays empty: it may be a place to sign.</summary>
public sealed record PrintTable(string? Heading, IReadOnlyList<string> Header, params IReadOnlyList<IReadOnlyList<string?>> Rows) : PrintPart(Heading)
{
    /// <summary>Widths of the columns in percent; all the same where none are given.</summary>
    public IReadOnlyList<int> Widths { get; init; } = [];
}

/// <summary>Paragraphs, one a line.</summary>
public sealed record PrintText(string? Heading, string Text) : PrintPart(Heading);

/// <summary>A QR code of an address, which stands under it to be read and typed too.</summary>
/// <param name="Lines">Said above the address: what it is for.</param>
public sealed record PrintQr(string Address, params IReadOnlyList<string> Lines) : PrintPart((string?)null);

/// <summary>Who gives the paper, when, and a dotted place for the seal, which is put on by hand.</summary>
public sealed record PrintSeal(string Organisation, string Day) : PrintPart((string?)null);

/// <summary>Two parts side by side.</summary>
public sealed record PrintBeside(PrintPart Left, PrintPart Right) : PrintPart((string?)null);
