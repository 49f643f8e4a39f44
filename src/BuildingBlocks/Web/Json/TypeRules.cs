using System.Collections;
using System.Text.Json.Serialization.Metadata;

namespace JinhuRedCross.BuildingBlocks.Web.Json;

/// <summary>What our JSON asks of types beyond what the serialiser's switches can say.</summary>
internal static class TypeRules
{
    /// <summary>What may be null may be left out; a rule of the business asks for it then, in its own words.</summary>
    public static void RequireWhatCannotBeNull(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        foreach (var property in type.Properties)
            if (property.AssociatedParameter is { HasDefaultValue: false, IsNullable: false }) property.IsRequired = true;
    }

    /// <summary>A null inside a list is nobody's intention, and no code behind looks for it.</summary>
    public static void RefuseNullsInLists(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        var lists = type.Properties.Where(p => p.Get is not null && IsList(p.PropertyType)).ToArray();
        if (lists.Length > 0) type.OnDeserialized = read => RefuseNulls(read, lists);
    }

    /// <summary>Members by name, so that moving them about in a record does not change what repeats are compared by.</summary>
    public static void SortMembers(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        foreach (var (order, property) in type.Properties.OrderBy(p => p.Name, StringComparer.Ordinal).Index()) property.Order = order;
    }

    private static bool IsList(Type type) => type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type);

    private static void RefuseNulls(object read, JsonPropertyInfo[] lists)
    {
        foreach (var property in lists)
        {
            if (property.Get!(read) is not IEnumerable list) continue;
            if (list is IDictionary named)
            {
                RefuseNulls(property.Name, named);
                continue;
            }

            foreach (var (index, item) in list.Cast<object?>().Index())
                if (item is null) throw new RefusedJsonException(RequestErrors.MissingMember, $"{property.Name}[{index}]");
        }
    }

    private static void RefuseNulls(string property, IDictionary named)
    {
        foreach (DictionaryEntry entry in named)
            if (entry.Value is null) throw new RefusedJsonException(RequestErrors.MissingMember, $"{property}.{entry.Key}");
    }
}
