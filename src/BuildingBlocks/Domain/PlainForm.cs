using System.Globalization;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.BuildingBlocks.Domain;

/// <summary>A text however it was typed or pasted: letter case, width, blanks and invisible characters make no difference.</summary>
public static class PlainForm
{
    public static string Of(string text) => string.Concat(Typed.HalfWidth(text).ToUpperInvariant()
        .Where(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not UnicodeCategory.Format));
}
