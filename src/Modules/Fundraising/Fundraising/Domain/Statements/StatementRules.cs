using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Statements;

/// <summary>A gift that is recorded under the transaction number of a line, or looks like it.</summary>
internal sealed record KnownGift(Guid Id, string Number, Money Amount);

/// <summary>A campaign or fund that takes gifts now.</summary>
internal sealed record TargetCampaign(Guid Id, string Number, string Title, DateOnly? EndsOn);

/// <summary>The rule table: what a line of a statement is, the first rule that fits (FUN-18).</summary>
internal static class StatementRules
{
    private const int ShortestTitle = 4;

    /// <summary>The campaign that a credit is for: the one that its memo names by number or title, else what the upload says; null where two are named or none.</summary>
    public static TargetCampaign? TargetOf(ProposedLine line, IReadOnlyList<TargetCampaign> campaigns, TargetCampaign? otherwise)
    {
        if (line.Memo is null) return otherwise;
        var memo = PlainForm.Of(line.Memo);
        var named = campaigns.Where(c => Numbers.Names(memo, c.Number)).ToList();
        if (named.Count == 0) named = [.. campaigns.Where(c => PlainForm.Of(c.Title) is { Length: >= ShortestTitle } title && memo.Contains(title, StringComparison.Ordinal))];
        return named.Count switch { 0 => otherwise, 1 => named[0], _ => null };
    }

    /// <param name="known">The gift that is recorded under its transaction number.</param>
    /// <param name="alike">A gift of the same day, name and amount in its campaign, recorded without a transaction number.</param>
    public static LineVerdict OfCredit(ProposedLine line, KnownGift? known, TargetCampaign? target, KnownGift? alike, Channel channel, IReadOnlyCollection<string> ownNames)
    {
        if (line.Kind is { } told) return LineVerdict.Is(told);
        if (known is not null) return known.Amount == line.Amount ? LineVerdict.Meets(EntryKind.Gift, known.Id, known.Number) : LineVerdict.Waits(WaitReason.AmountDiffers, known.Number);
        if (RecognisedWords.KindOf(line, ownNames) is { } kind) return LineVerdict.Waits(WaitReason.Recognised, kind: kind);
        if (target is null) return LineVerdict.Waits(WaitReason.NoCampaign);
        if (target.EndsOn < line.Day) return LineVerdict.Waits(WaitReason.CampaignOver, target.Number);
        return alike is not null ? LineVerdict.Waits(WaitReason.LooksLikeGift, alike.Number) : LineVerdict.Becomes(target.Id, target.Number, channel);
    }

    /// <param name="met">The one payment or refund that fits it.</param>
    /// <param name="severalFit">Whether more than one fits, or another line fits the same.</param>
    public static LineVerdict OfDebit(ProposedLine line, MatchCandidate? met, bool severalFit, IReadOnlyCollection<string> ownNames)
    {
        if (line.Kind is { } told) return LineVerdict.Is(told);
        if (met is not null) return LineVerdict.Meets(met.Kind, met.Id, met.Number);
        if (severalFit) return LineVerdict.Waits(WaitReason.SeveralFit);
        return RecognisedWords.KindOf(line, ownNames) is { } kind ? LineVerdict.Waits(WaitReason.Recognised, kind: kind) : LineVerdict.Waits(WaitReason.NoPayment);
    }
}

/// <summary>Finds numbers in texts.</summary>
internal static class Numbers
{
    /// <summary>Whether a text in plain form names a number: as a whole, not as the beginning of a longer one.</summary>
    public static bool Names(string plainText, string number)
    {
        var plain = PlainForm.Of(number);
        for (var at = plainText.IndexOf(plain, StringComparison.Ordinal); at >= 0 && plain.Length > 0; at = plainText.IndexOf(plain, at + 1, StringComparison.Ordinal))
        {
            var end = at + plain.Length;
            var goesOn = end < plainText.Length && char.IsAsciiDigit(plainText[end]) && char.IsAsciiDigit(plain[^1]);
            var began = at > 0 && char.IsAsciiLetterOrDigit(plainText[at - 1]) && char.IsAsciiLetterOrDigit(plain[0]);
            if (!goesOn && !began) return true;
        }

        return false;
    }
}
