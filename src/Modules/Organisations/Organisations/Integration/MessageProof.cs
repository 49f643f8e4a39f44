using System.Security.Cryptography;
using System.Text.Json;
using JinhuRedCross.Organisations.Domain;

namespace JinhuRedCross.Organisations.Integration;

/// <summary>What proves evidence that another module tells: the paper that the fact names, and the digest of the fact itself.</summary>
internal static class MessageProof
{
    public static ProposedDocument Of<TFact>(string reference, TFact fact) => new(reference, Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(fact))));
}
