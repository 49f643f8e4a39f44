namespace JinhuRedCross.Host.Hosting;

/// <summary>Names of schemas that tell features' many <c>Request</c> records apart: <c>RecordDonationRequest</c>.</summary>
internal static class SchemaNames
{
    public static string Of(Type type)
    {
        var name = Outer(type) + type.Name.Split('`')[0];
        return type.IsGenericType ? string.Concat(type.GetGenericArguments().Select(Of)) + name : name;
    }

    private static string Outer(Type type) => type.DeclaringType is { } outer ? Outer(outer) + outer.Name.Split('`')[0] : "";
}
