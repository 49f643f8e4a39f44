namespace JinhuRedCross.Fundraising.Domain;

/// <summary>Tells organisations from people by their names.</summary>
internal static class ReadsAsUnit
{
    public static bool Matches(string name) => name.EndsWith("公司", StringComparison.Ordinal) || name.EndsWith('店');
}
