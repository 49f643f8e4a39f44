using System.Security.Cryptography;
using System.Text;

namespace JinhuRedCross.BuildingBlocks.Journal.Seals;

/// <summary>The signed text of a seal; anybody with the public key can check it without this program.</summary>
/// <remarks>Lines: <c>jinhu seal 1</c>, journal identity, size, root in lower-case hex, moment as stored; each ended by a line feed.</remarks>
internal static class SealSignature
{
    public static byte[] Sign(ECDsa key, Guid journal, long size, byte[] root, string at) => key.SignData(Text(journal, size, root, at), HashAlgorithmName.SHA256);

    public static bool Fits(ECDsa key, Guid journal, StoredSeal seal) => key.VerifyData(Text(journal, seal.Size, seal.Root, seal.At), seal.Signature, HashAlgorithmName.SHA256);

    private static byte[] Text(Guid journal, long size, byte[] root, string at) =>
        Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"jinhu seal 1\n{journal:D}\n{size}\n{Convert.ToHexStringLower(root)}\n{at}\n"));
}
