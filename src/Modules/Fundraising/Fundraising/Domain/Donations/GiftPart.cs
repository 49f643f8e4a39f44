using System.Security.Cryptography;
using System.Text;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Donations;

/// <summary>What one of many gave within a collective gift (FUN-13).</summary>
/// <param name="Number">The gift's number with the part's place in the list.</param>
/// <param name="Name">Erasable alone: its subject is the part. Null where nobody is named.</param>
/// <param name="Fens">Its stretch of the gift's own one, in the order of the list.</param>
internal sealed record GiftPart(Guid Id, string Number, Private<string>? Name, Money Amount, Publicity Publicity, Fens Fens)
{
    /// <summary>The id of the part that stands at a place of a gift's list, from 1; known before the list is there.</summary>
    public static Guid IdOf(Guid gift, int place) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"gift-part/{gift}/{place}")).AsSpan(0, 16), bigEndian: true);

    public static string NumberOf(string gift, int place) => $"{gift}-{place:D4}";
}

/// <summary>A part as somebody typed it or as a list tells it; the amount in yuan.</summary>
internal sealed record ProposedPart(string? Name, decimal? Amount, Publicity? Publicity);
