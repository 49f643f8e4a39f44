using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.Fundraising.Domain.Statements;

namespace JinhuRedCross.Fundraising.Lists.Statements;

/// <summary>Puts lines in the order in which they happened and looks whether each balance follows from the one before.</summary>
internal static class BalanceCheck
{
    public static (IReadOnlyList<ProposedLine> Lines, IReadOnlyList<ImportWarning> Gaps) Order(List<ProposedLine> lines)
    {
        if (lines.Count == 0) return (lines, []);
        List<ProposedLine> asWritten = [.. lines.OrderBy(l => l.Day)];
        List<ProposedLine> backwards = [.. lines.AsEnumerable().Reverse().OrderBy(l => l.Day)];
        var (gaps, otherGaps) = (Gaps(asWritten), Gaps(backwards));
        // Many banks put the newest line first.
        var newestFirst = lines[0].Day > lines[^1].Day;
        return otherGaps.Count < gaps.Count || (otherGaps.Count == gaps.Count && newestFirst) ? (backwards, otherGaps) : (asWritten, gaps);
    }

    private static List<ImportWarning> Gaps(List<ProposedLine> lines)
    {
        var gaps = new List<ImportWarning>();
        Money? before = null;
        foreach (var line in lines)
        {
            // A line without a balance moves it all the same.
            var expected = before is { } known ? new Money(known.Fen + line.SignedFen) : (Money?)null;
            if (line.Balance is { } told && expected is { } wanted && told != wanted) gaps.Add(BankAccountErrors.BalanceGap(line.Row, wanted, told));
            before = line.Balance ?? expected;
        }

        return gaps;
    }
}
