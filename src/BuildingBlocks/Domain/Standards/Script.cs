using System.Globalization;
using System.Text;

namespace JinhuRedCross.BuildingBlocks.Domain.Standards;

/// <summary>What a character is, as far as names and texts care.</summary>
internal static class Script
{
    /// <summary>A Chinese character, rare ones beyond the basic plane and 〇 included.</summary>
    public static bool IsHan(Rune rune) => rune.Value is 0x3007 or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFD);

    public static bool IsLetter(Rune rune) => Rune.IsLetter(rune) || IsHan(rune);

    public static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Characters that turn the direction of everything after them, so that a text reads as another one.</summary>
    public static bool TurnsDirection(Rune rune) => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    public static bool IsNoCharacter(Rune rune) => rune.Value is >= 0xFDD0 and <= 0xFDEF || (rune.Value & 0xFFFE) == 0xFFFE;
}
