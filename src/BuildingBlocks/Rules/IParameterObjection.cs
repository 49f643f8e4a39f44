using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Parameters;

namespace JinhuRedCross.BuildingBlocks.Rules;

/// <summary>What a module has against a value of one of its parameters: something is already as the new value would forbid it.</summary>
/// <remarks>Asked before the change, also when a version is withdrawn. What other commands do at the same moment it does not see.</remarks>
public interface IParameterObjection
{
    /// <summary>The parameter that it is about.</summary>
    string Key { get; }

    /// <param name="wanted">The table as it would be.</param>
    /// <returns>A refusal that says what is in the way; null where nothing is.</returns>
    Task<Error?> Against(ParameterTable wanted, CancellationToken cancel);
}
