using System.Globalization;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.Organisations.Domain.Divisions;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Domain.Registers;

namespace JinhuRedCross.Organisations.Lists;

/// <summary>Reads a register of organisations as offices keep it: titles above, headers of one or two rows, merged townships, totals below.</summary>
internal sealed class RegisterList
{
    public const int MostRows = 10_000;
    private const int TitleRows = 50;
    private static readonly char[] _between = ['、', ',', '，', ';', '；', '/', '\n', '|'];
    private static readonly string[] _working = ["运行", "正常", "在运行", "已挂牌", "已成立"];

    private readonly NamedColumns<RegisterField> _columns;
    private readonly DayText _days;
    private string _township = "";

    private RegisterList(NamedColumns<RegisterField> columns, bool date1904) => (_columns, _days) = (columns, new(date1904));

    /// <summary>The organisations, and the rows that cannot be read as one, in the order of the file.</summary>
    /// <exception cref="TableUnreadableException">It cannot be read, has no header row, or too many rows.</exception>
    public static RegisterRows Read(byte[] file)
    {
        var table = TableReader.Open(new MemoryStream(file, writable: false), TableLimits.Default with { Rows = MostRows });
        var (listed, refused) = (new List<ListedOrganisation>(), new List<RefusedRow>());
        RegisterList? list = null;
        TableRow? above = null;
        var titles = 0;
        foreach (var row in table.Rows)
        {
            if (list is null)
            {
                if (RegisterColumns.In(row, above) is { } columns) list = new(columns, table.Date1904);
                else if (++titles == TitleRows) break;
                above = row;
                continue;
            }

            // Titles merged over several columns have their own names in the row below.
            if (above is not null && RegisterColumns.In(row, above) is { } fuller && fuller.Count > list._columns.Count)
            {
                list = new(fuller, table.Date1904);
                continue;
            }

            above = null;
            if (list.IsBeside(row)) continue;
            if (list.Entry(row, out var organisation) is { } fault) refused.Add(fault);
            else listed.Add(organisation!);
        }

        return list is null ? throw new TableUnreadableException(RegisterImportErrors.HeaderNotFound) : new(list, listed, refused);
    }

    /// <summary>What the organisation itself refuses, told where a person finds it in the file.</summary>
    public RefusedRow Refuse(ListedOrganisation one, Error error)
    {
        var field = RegisterFaults.FieldOf(error.Field);
        var value = field switch
        {
            RegisterField.Name => one.Name,
            RegisterField.Division => one.Division,
            RegisterField.HostCreditCode => one.Profile.HostCreditCode,
            RegisterField.Parent => one.Parent,
            RegisterField.ApprovalNumber => one.ApprovalNumber,
            RegisterField.Members => one.Members?.ToString(CultureInfo.InvariantCulture),
            RegisterField.Phone => one.Officers.FirstOrDefault(o => o.Contact)?.Phone,
            _ => null,
        };
        return new(one.Row, _columns.HeaderOf(field), ListText.Mask(value ?? ""), error.Code, error.Zh, error.En);
    }

    private bool IsBeside(TableRow row)
    {
        if (_columns.IsHeader(row, RegisterField.Name) || NamedColumns<RegisterField>.IsTotal(row)) return true;
        // Notes, signatures and days stand alone below a register.
        return Cell(row, RegisterField.Name).Length == 0 && row.Cells.Count(c => !string.IsNullOrWhiteSpace(c)) <= 2;
    }

    private RefusedRow? Entry(TableRow row, out ListedOrganisation? organisation)
    {
        organisation = null;
        // A township that is merged over several rows stands in the first only.
        if (Cell(row, RegisterField.Township) is { Length: > 0 } township) _township = township;
        if (DivisionOf(row) is not { } division) return Refuse(row, Cell(row, RegisterField.Division).Length > 0 ? RegisterField.Division : RegisterField.Township, RegisterImportErrors.PlaceUnreadable);
        if (RegisterText.KindOf(Cell(row, RegisterField.Kind), Cell(row, RegisterField.Name)) is not { } kind) return Refuse(row, RegisterField.Kind, RegisterImportErrors.KindUnreadable);
        var days = new Dictionary<RegisterField, DateOnly?>();
        foreach (var field in (RegisterField[])[RegisterField.Since, RegisterField.ApprovedOn, RegisterField.OpenedOn, RegisterField.ElectedOn])
        {
            days[field] = _days.Read(Cell(row, field));
            if (days[field] is null && Cell(row, field).Length > 0) return Refuse(row, field, RegisterImportErrors.DayUnreadable);
        }

        var counts = new Dictionary<RegisterField, int?>();
        foreach (var field in (RegisterField[])[RegisterField.TermYears, RegisterField.Members, RegisterField.Volunteers])
        {
            counts[field] = RegisterText.CountOf(Cell(row, field));
            if (counts[field] is null && Cell(row, field).Length > 0) return Refuse(row, field, RegisterImportErrors.CountUnreadable);
        }

        var (approval, status) = (Optional(row, RegisterField.ApprovalNumber), Cell(row, RegisterField.Status));
        organisation = new(
            row.Number, string.Join('\t', row.Cells.Select(ListText.Compact)), new(Cell(row, RegisterField.Name), Cell(row, RegisterField.HostUnit), Optional(row, RegisterField.HostCreditCode), Optional(row, RegisterField.Address)),
            kind, division, Optional(row, RegisterField.Parent), days[RegisterField.Since], approval is not null || days[RegisterField.OpenedOn] is not null || _working.Contains(status),
            approval, days[RegisterField.ApprovedOn], days[RegisterField.OpenedOn], Officers(row), days[RegisterField.ElectedOn], Optional(row, RegisterField.ElectionNumber),
            counts[RegisterField.TermYears], counts[RegisterField.Members], counts[RegisterField.Volunteers]);
        return null;
    }

    private string? DivisionOf(TableRow row)
    {
        var code = Cell(row, RegisterField.Division);
        if (code.Length == 0) return JinhuDivisions.Named(_township)?.Code;
        return code.AsSpan().ContainsAnyInRange('0', '9') ? ListText.Compact(code) : JinhuDivisions.Named(code)?.Code;
    }

    private List<ListedOfficer> Officers(TableRow row)
    {
        var (contact, phone) = (Optional(row, RegisterField.Contact), Optional(row, RegisterField.Phone));
        var officers = new List<ListedOfficer>();
        foreach (var (field, role) in ((RegisterField, OfficerRole)[])
            [(RegisterField.President, OfficerRole.President), (RegisterField.VicePresidents, OfficerRole.VicePresident), (RegisterField.Secretary, OfficerRole.Secretary), (RegisterField.CouncilMembers, OfficerRole.CouncilMember)])
        {
            foreach (var name in Cell(row, field).Split(_between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                // Lists of a council name its leaders again.
                if (officers.Exists(o => PlainForm.Of(o.Name) == PlainForm.Of(name))) continue;
                var named = contact is not null && PlainForm.Of(contact) == PlainForm.Of(name);
                officers.Add(new(role, name, named ? phone : null, named));
            }
        }

        if (contact is not null && !officers.Exists(o => o.Contact)) officers.Add(new(OfficerRole.Staff, contact, phone, true));
        return officers;
    }

    private string Cell(TableRow row, RegisterField field) => ListText.Tidy(_columns.Cell(row, field)).Trim();

    private string? Optional(TableRow row, RegisterField field) => Typed.HalfWidth(Cell(row, field)) is { Length: > 0 } text and not ("无" or "-" or "/") ? text : null;

    private RefusedRow Refuse(TableRow row, RegisterField field, Error error) => new(row.Number, _columns.HeaderOf(field), ListText.Mask(_columns.Cell(row, field)), error.Code, error.Zh, error.En);
}

/// <summary>What was read of a register.</summary>
internal sealed record RegisterRows(RegisterList List, IReadOnlyList<ListedOrganisation> Listed, IReadOnlyList<RefusedRow> Refused)
{
    public int Total => Listed.Count + Refused.Count;
}
