namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>The names of .NET types in words that people know.</summary>
internal static class Expected
{
    public static (string Zh, string En) Of(string type) => type switch
    {
        _ when Has(type, "DateOnly") => ("日期（yyyy-MM-dd）", "a day (yyyy-MM-dd)"),
        _ when Has(type, "DateTime") => ("带时区的时间（ISO 8601）", "a moment with offset (ISO 8601)"),
        _ when Has(type, "Decimal") || Has(type, "Double") => ("数字", "a number"),
        _ when Has(type, "Int") || Has(type, "Long") || Has(type, "Byte") => ("整数", "a whole number"),
        _ when Has(type, "Bool") => ("true 或 false", "true or false"),
        _ when Has(type, "Guid") => ("UUID", "a UUID"),
        _ when Has(type, "System.String") || type == "string" => ("文本", "a text"),
        _ when Has(type, "List") || Has(type, "[]") || Has(type, "Enumerable") => ("列表（数组）", "a list (array)"),
        _ when Has(type, "Dictionary") => ("对象（名称 → 值）", "an object (name → value)"),
        _ => ("接口文档中写明的格式", "the format that the documentation names"),
    };

    private static bool Has(string type, string part) => type.Contains(part, StringComparison.OrdinalIgnoreCase);
}
