using System.Linq.Expressions;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>A named condition on rows that reads as a sentence, combines with others, and is translated to SQL.</summary>
public sealed class Specification<TRow>(Expression<Func<TRow, bool>> condition)
{
    private Func<TRow, bool>? _compiled;

    /// <summary>The condition that every row meets.</summary>
    public static Specification<TRow> All { get; } = new(_ => true);

    public Expression<Func<TRow, bool>> Condition { get; } = condition;

    /// <summary>The same question in memory, for tests and rules over rows at hand.</summary>
    public bool IsSatisfiedBy(TRow row) => (_compiled ??= Condition.Compile())(row);

    public Specification<TRow> And(Specification<TRow> other)
    {
        if (ReferenceEquals(this, All)) return other;
        return ReferenceEquals(other, All) ? this : Combine(Expression.AndAlso, other);
    }

    public Specification<TRow> Or(Specification<TRow> other) => Combine(Expression.OrElse, other);

    public Specification<TRow> Not() => new(Expression.Lambda<Func<TRow, bool>>(Expression.Not(Condition.Body), Condition.Parameters));

    public static Specification<TRow> operator &(Specification<TRow> left, Specification<TRow> right) => left.And(right);

    public static Specification<TRow> operator |(Specification<TRow> left, Specification<TRow> right) => left.Or(right);

    public static Specification<TRow> operator !(Specification<TRow> specification) => specification.Not();

    private Specification<TRow> Combine(Func<Expression, Expression, BinaryExpression> join, Specification<TRow> other)
    {
        var row = Condition.Parameters[0];
        var theirs = new ParameterSwap(other.Condition.Parameters[0], row).Visit(other.Condition.Body);
        return new(Expression.Lambda<Func<TRow, bool>>(join(Condition.Body, theirs), row));
    }
}

/// <summary>Lets two conditions speak of the same row.</summary>
internal sealed class ParameterSwap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
{
    protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
}
