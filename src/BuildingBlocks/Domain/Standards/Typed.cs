using System.Text;

namespace JinhuRedCross.BuildingBlocks.Domain.Standards;

/// <summary>Undoes what keyboards and spreadsheets do to numbers: full-width forms, and spaces or hyphens for easier reading.</summary>
public static class Typed
{
    /// <summary>Full-width digits, letters and signs as plain ones, any space as a plain one.</summary>
    public static string HalfWidth(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Trim())
        {
            plain.Append(c switch
            {
                >= '！' and <= '～' => (char)(c - '！' + '!'),
                '‐' or '‑' or '‒' or '–' or '—' or '−' => '-',
                _ when char.IsWhiteSpace(c) => ' ',
                _ => c,
            });
        }

        return plain.ToString();
    }

    public static string Without(string text, string signs) => string.Concat(text.Where(c => !signs.Contains(c)));
}
