using System.Globalization;
using System.Text;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Statements;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>Gives each line of a statement the id that it has whenever it comes: by account and serial number or, without one, by its content.</summary>
/// <remarks>Banks give a transfer, its fee and its reversal one serial number: so direction and fee belong to the name.</remarks>
internal sealed class LineNames(Commands commands, Guid account)
{
    private const string Fee = "fee";
    private const string Plain = "";
    private readonly Dictionary<string, int> _alike = [];

    public Guid IdOf(ProposedLine line)
    {
        if (line.Serial is not { } serial) return BareIdOf(line);
        var isFee = line.Kind == OtherKind.Fee || RecognisedWords.KindOf(line, []) == OtherKind.Fee;
        return IdOf(commands, account, serial, line.Direction, isFee ? Fee : Plain);
    }

    /// <summary>The ids that lines of one serial number can have, credits first.</summary>
    public static IReadOnlyList<Guid> IdsOf(Commands commands, Guid account, string serial) =>
        [.. new[] { Plain, Fee }.SelectMany(kind => new[] { LineDirection.In, LineDirection.Out }.Select(direction => IdOf(commands, account, serial, direction, kind)))];

    /// <summary>What a line of the same id must have in common with it.</summary>
    public static byte[] ContentOf(ProposedLine line) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{line.Day:yyyy-MM-dd}|{line.SignedFen}|{PlainForm.Of(line.Counterparty ?? "")}"));

    private static Guid IdOf(Commands commands, Guid account, string serial, LineDirection direction, string kind) =>
        commands.IdOf("statement-line", account.ToString(), PlainForm.Of(serial), direction.ToString(), kind);

    // Of lines alike in everything, the first of a file is the first of every file of those days.
    private Guid BareIdOf(ProposedLine line)
    {
        var content = Encoding.UTF8.GetString(ContentOf(line)) + string.Create(CultureInfo.InvariantCulture, $"|{line.Balance?.Fen}");
        var nth = _alike[content] = _alike.GetValueOrDefault(content) + 1;
        return commands.IdOf("statement-line-bare", account.ToString(), content, nth.ToString(CultureInfo.InvariantCulture));
    }
}
