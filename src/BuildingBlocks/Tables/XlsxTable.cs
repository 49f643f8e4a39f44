namespace JinhuRedCross.BuildingBlocks.Tables;

/// <summary>Finds in a workbook the first sheet that people see and that holds anything.</summary>
internal static class XlsxTable
{
    private const string DefaultWorkbook = "xl/workbook.xml";

    public static Table Open(Stream file, TableLimits limits)
    {
        using var package = new XlsxPackage(file, limits);
        var workbook = Related(package, "", "_rels/.rels").FirstOrDefault(part => part.Kind == "officeDocument")?.Path ?? DefaultWorkbook;
        var folder = workbook[..(workbook.LastIndexOf('/') + 1)];
        var related = Related(package, folder, $"{folder}_rels/{workbook[folder.Length..]}.rels");
        var strings = related.FirstOrDefault(part => part.Kind == "sharedStrings")?.Path;
        var (date1904, sheetIds) = Workbook(package, workbook);
        var sheets = sheetIds.Select(id => related.FirstOrDefault(part => part.Id == id && part.Kind == "worksheet")?.Path).OfType<string>();
        var sheet = sheets.FirstOrDefault(path => HasCells(package, path, limits)) ?? throw new TableUnreadableException(TableErrors.Empty);
        return new(date1904, Rows(file, sheet, strings, limits));
    }

    private static IEnumerable<TableRow> Rows(Stream file, string sheet, string? strings, TableLimits limits)
    {
        using var package = new XlsxPackage(file, limits);
        var shared = SharedStrings(package, strings, limits);
        using var part = package.Open(sheet) ?? throw new TableUnreadableException(TableErrors.Damaged);
        foreach (var row in new XlsxSheet(part, shared, limits).Rows()) yield return row;
    }

    private static bool HasCells(XlsxPackage package, string path, TableLimits limits)
    {
        using var part = package.Open(path);
        return part is not null && new XlsxSheet(part, null, limits).Rows().Any();
    }

    private static (bool Date1904, List<string> SheetIds) Workbook(XlsxPackage package, string path)
    {
        using var part = package.Open(path) ?? throw new TableUnreadableException(TableErrors.NotAWorkbook);
        var date1904 = false;
        var visible = new List<string>();
        while (part.Read())
        {
            if (part.At("workbookPr")) date1904 = part.Attribute("date1904") is "1" or "true";
            if (part.At("sheet") && part.Attribute("state") is null or "visible" && part.RelationshipId() is { } id) visible.Add(id);
        }

        return (date1904, visible);
    }

    private static List<Relation> Related(XlsxPackage package, string folder, string path)
    {
        using var part = package.Open(path);
        var related = new List<Relation>();
        while (part is not null && part.Read())
        {
            if (!part.At("Relationship") || part.Attribute("Target") is not { } target) continue;
            var kind = part.Attribute("Type") ?? "";
            related.Add(new(part.Attribute("Id") ?? "", kind[(kind.LastIndexOf('/') + 1)..], Resolve(folder, target)));
        }

        return related;
    }

    private static string Resolve(string folder, string target) =>
        new Uri(new Uri("package:///" + folder), target.Replace('\\', '/')) is { IsAbsoluteUri: true } uri ? Uri.UnescapeDataString(uri.AbsolutePath).TrimStart('/') : target;

    private static List<string> SharedStrings(XlsxPackage package, string? path, TableLimits limits)
    {
        using var part = path is null ? null : package.Open(path);
        var strings = new List<string>();
        long length = 0;
        while (part is not null && part.Read())
        {
            if (!part.At("si")) continue;
            var text = CellText.Clean(CellText.Unescape(part.Text("si", limits.CellLength)));
            length += text.Length + 8;
            if (length > limits.SharedTextLength) throw new TableUnreadableException(TableErrors.TooLarge);
            strings.Add(text);
        }

        return strings;
    }

    private sealed record Relation(string Id, string Kind, string Path);
}
