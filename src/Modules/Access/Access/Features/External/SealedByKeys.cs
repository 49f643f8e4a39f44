using JinhuRedCross.Access.Tables;
using Microsoft.AspNetCore.DataProtection;

namespace JinhuRedCross.Access.Features.External;

/// <summary>The framework's data protection on the keys of sign-in, which lie in the key folder like all others.</summary>
internal sealed class SealedByKeys(AccessKeys keys, string purpose = "external") : IDataProtector
{
    public IDataProtector CreateProtector(string purpose1) => new SealedByKeys(keys, $"{purpose}\n{purpose1}");

    public byte[] Protect(byte[] plaintext) => keys.Encrypt(plaintext, purpose);

    public byte[] Unprotect(byte[] protectedData) => keys.Decrypt(protectedData, purpose);

    IDataProtector IDataProtectionProvider.CreateProtector(string purpose) => CreateProtector(purpose);
}
