namespace JinhuRedCross.UnitTests;

/// <summary>The rule of docs/rules that a test holds.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
internal sealed class RuleAttribute(string number) : Attribute
{
    public string Number { get; } = number;
}
