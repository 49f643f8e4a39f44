using JinhuRedCross.BuildingBlocks.Domain.Imports;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>一条提示</summary>
public sealed record ImportNote(string Code, string Message)
{
    public static ImportNote Of(ImportWarning warning, bool english) => new(warning.Code, english ? warning.En : warning.Zh);
}

/// <summary>不能登记的一行</summary>
/// <param name="Row">文件中的行号</param>
/// <param name="Column">列</param>
/// <param name="Value">脱敏后的值</param>
public sealed record ImportRowError(int Row, string Column, string Value, string Code, string Message)
{
    public static ImportRowError Of(RefusedRow row, bool english) => new(row.Row, row.Column, row.Value, row.Code, english ? row.En : row.Zh);
}
