namespace JinhuRedCross.ArchitectureTests.Samples;

/// <summary>Holds something that no constructor takes.</summary>
internal sealed record Forgetful(string Name)
{
    private readonly int _seen = Name.Length;

    public int Seen() => _seen;
}
