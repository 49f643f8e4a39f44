namespace JinhuRedCross.Fundraising.Domain.Boxes;

/// <summary>What the transaction numbers of counts begin with.</summary>
internal static class BoxTransactions
{
    public const string Prefix = "BOX-";
}
