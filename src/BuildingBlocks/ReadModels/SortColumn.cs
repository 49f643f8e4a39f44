using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>One column to sort by: orders rows by it, and says which rows come after a value.</summary>
internal abstract class SortColumn<TRow>(string name)
{
    public string Name { get; } = name;

    public abstract IOrderedQueryable<TRow> Order(IQueryable<TRow> rows, bool descending, bool further);

    public abstract Expression Same(ParameterExpression row, JsonElement value);

    public abstract Expression After(ParameterExpression row, JsonElement value, bool descending);

    /// <summary>Not before the value: says nothing new beside <see cref="After"/>, but lets the store seek in an index.</summary>
    public abstract Expression? NotBefore(ParameterExpression row, JsonElement value, bool descending);

    public abstract JsonElement ValueOf(TRow row);

    public abstract bool CanRead(JsonElement value);
}

/// <inheritdoc cref="SortColumn{TRow}"/>
internal sealed class SortColumn<TRow, TKey>(string name, Expression<Func<TRow, TKey>> key) : SortColumn<TRow>(name)
{
    private static readonly bool _nullable = default(TKey) is null;
    private static readonly Type _plain = Nullable.GetUnderlyingType(typeof(TKey)) ?? typeof(TKey);
    private static readonly MethodInfo _compare = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;
    private readonly Func<TRow, TKey> _valueOf = key.Compile();

    public override IOrderedQueryable<TRow> Order(IQueryable<TRow> rows, bool descending, bool further) => (descending, further) switch
    {
        (false, false) => rows.OrderBy(key),
        (true, false) => rows.OrderByDescending(key),
        (false, true) => ((IOrderedQueryable<TRow>)rows).ThenBy(key),
        (true, true) => ((IOrderedQueryable<TRow>)rows).ThenByDescending(key),
    };

    public override Expression Same(ParameterExpression row, JsonElement value) =>
        Expression.Equal(Column(row), IsNothing(value) ? Nothing : Parameter(value));

    public override Expression After(ParameterExpression row, JsonElement value, bool descending)
    {
        // Nothing is the smallest value: first when ascending, last when descending.
        if (IsNothing(value)) return descending ? Expression.Constant(false) : Expression.NotEqual(Column(row), Nothing);
        var beyond = Compare(row, value, descending ? ExpressionType.LessThan : ExpressionType.GreaterThan);
        return descending && _nullable ? Expression.OrElse(beyond, Expression.Equal(Column(row), Nothing)) : beyond;
    }

    public override Expression? NotBefore(ParameterExpression row, JsonElement value, bool descending)
    {
        if (IsNothing(value) || (_nullable && descending) || _plain == typeof(bool)) return null;
        return Compare(row, value, descending ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual);
    }

    public override JsonElement ValueOf(TRow row) => JsonSerializer.SerializeToElement(_valueOf(row));

    public override bool CanRead(JsonElement value)
    {
        try
        {
            return _nullable || value.Deserialize<TKey>() is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private Expression Compare(ParameterExpression row, JsonElement value, ExpressionType how)
    {
        if (_plain == typeof(bool))
        {
            var asked = value.GetBoolean();
            var upwards = how == ExpressionType.GreaterThan;
            return asked == upwards ? Expression.Constant(false) : Expression.Equal(Column(row), Expression.Constant((TKey)(object)upwards, typeof(TKey)));
        }

        if (!_plain.IsEnum && _plain != typeof(string)) return Expression.MakeBinary(how, Column(row), Parameter(value));
        // Enums lie in the store as text, and are ordered as such.
        var (text, asText) = _plain.IsEnum
            ? (Expression.Convert(Expression.Convert(Column(row), typeof(object)), typeof(string)), Held(EnumText.Of((Enum)(object)value.Deserialize<TKey>()!)))
            : (Column(row), Parameter(value));
        return Expression.MakeBinary(how, Expression.Call(_compare, text, asText), Expression.Constant(0));
    }

    private static Expression Nothing => Expression.Constant(null, typeof(TKey));

    private static bool IsNothing(JsonElement value) => value.ValueKind == JsonValueKind.Null;

    private Expression Column(ParameterExpression row) => new ParameterSwap(key.Parameters[0], row).Visit(key.Body);

    private static MemberExpression Parameter(JsonElement value) => Held(value.Deserialize<TKey>());

    // A member of an object, not a constant: so EF Core makes a parameter of it and translates the question only once.
    private static MemberExpression Held<T>(T value) => Expression.Property(Expression.Constant(new Box<T>(value)), nameof(Box<>.Value));

    private sealed record Box<T>(T Value);
}
