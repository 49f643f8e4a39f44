namespace JinhuRedCross.Access.Domain;

/// <summary>How permissions are granted: by name, by module (<c>fundraising.*</c>), all that reads and changes nothing (<c>reading</c>), or all (<c>*</c>).</summary>
internal static class PermissionPattern
{
    public const string All = "*";

    public const string Reading = "reading";

    public const int Longest = 100;

    // Who reads everything still reads it masked (SEC-04), and reads of the society, not of the machine.
    private static readonly string[] _beyondReading = [".unmask", ".dashboard", ".metrics"];

    public static bool Covers(string pattern, string permission, bool reads) =>
        pattern == All
        || pattern == permission
        || (pattern == Reading && reads && !_beyondReading.Any(b => permission.EndsWith(b, StringComparison.Ordinal)))
        || (pattern.EndsWith(".*", StringComparison.Ordinal) && permission.StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal));

    /// <summary>Whether a text can be a pattern at all; that it covers anything today is another question.</summary>
    public static bool IsOne(string text) => text is All or Reading || (text.Length <= Longest && text.Split('.') is [{ Length: > 0 } module, { Length: > 0 } what] && module.All(IsLetter) && (what == "*" || what.All(IsLetter)));

    private static bool IsLetter(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_';
}
