using System.Reflection;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>Reads one property of a row. EF Core's own getters are compiled one by one, which took a third of the host's start.</summary>
internal abstract class RowGetter
{
    public static RowGetter Of(PropertyInfo property) =>
        (RowGetter)Activator.CreateInstance(typeof(RowGetter<,>).MakeGenericType(property.DeclaringType!, property.PropertyType), property)!;

    public abstract object? ValueOf(object row);
}

/// <summary>A getter bound to its row type.</summary>
internal sealed class RowGetter<TRow, TValue>(PropertyInfo property) : RowGetter
    where TRow : class
{
    private readonly Func<TRow, TValue> _get = property.GetMethod!.CreateDelegate<Func<TRow, TValue>>();

    public override object? ValueOf(object row) => _get((TRow)row);
}
