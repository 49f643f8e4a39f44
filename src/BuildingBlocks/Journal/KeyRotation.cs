using System.Security.Cryptography;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>The verbs that change keys, while no host runs: a further key, old parts under the newest one, an old key out of use.</summary>
/// <remarks>Each step leaves a folder that works. The first key names commands, claims and codes for ever; it is never retired.</remarks>
public static class KeyRotation
{
    public const int Done = 0;
    public const int Refused = 1;
    private const int Page = 500;
    private const byte First = 1;

    /// <summary>Adds a key; what is written from now on is encrypted with it.</summary>
    public static async Task<int> Rotate(JournalPlace place, TextWriter output, CancellationToken cancel = default)
    {
        using var folder = place.TakeForWork();
        // The keys must be this journal's before one is added to them.
        await Close((await place.Open(cancel)).Store);
        var number = JournalKeys.Add(folder.Keys);
        await Close((await place.Open(cancel)).Store);
        await output.WriteLineAsync($"已增加密钥 {JournalKeys.FileOf(number)}，今后的个人信息用它加密；请立即备份密钥文件夹 (Added; new personal data is encrypted with it. Back the key folder up now)");
        return Done;
    }

    /// <summary>Encrypts old private parts with the newest key, a page a transaction; it may break off anywhere and be repeated.</summary>
    public static async Task<int> Reencrypt(JournalPlace place, TextWriter output, CancellationToken cancel = default)
    {
        using var folder = place.TakeForWork();
        var (store, keys) = await place.Open(cancel);
        await using var closing = new Closing(store);
        var (renewed, unreadable) = (0L, 0L);
        IReadOnlyList<JournalRow> page;
        for (var after = 0L; (page = await store.ReadAfter(after, Page, cancel)).Count > 0; after = page[^1].Position)
        {
            var rewritten = new List<PrivateRewrite>();
            foreach (var row in page.Where(r => PrivateParts.KeysOf(r.Private).Any(k => k != keys.Newest)))
            {
                try
                {
                    rewritten.Add(new(row.Position, row.Private, PrivateParts.Renewed(row.Private!, keys, StreamId.Parse(row.Stream), row.Version)));
                }
                catch (CryptographicException)
                {
                    unreadable++;
                    await output.WriteLineAsync($"position {row.Position} {row.Stream}：个人信息无法解密，未改动 (a private part cannot be decrypted; left as it is)");
                }
            }

            if (rewritten.Count > 0) await store.RewritePrivate(rewritten, cancel);
            renewed += rewritten.Count;
        }

        await output.WriteLineAsync($"已用密钥 {keys.Newest} 重新加密 {renewed} 条记录，{unreadable} 条无法解密 ({renewed} records encrypted anew with key {keys.Newest}, {unreadable} cannot be decrypted)");
        return unreadable == 0 ? Done : Refused;
    }

    /// <summary>Takes an old key out of use, if nothing needs it any more.</summary>
    public static async Task<int> Retire(JournalPlace place, byte number, TextWriter output, CancellationToken cancel = default)
    {
        using var folder = place.TakeForWork();
        var (store, keys) = await place.Open(cancel);
        await using var closing = new Closing(store);
        if (await Fault(folder, keys, store, number, cancel) is { } fault)
        {
            await output.WriteLineAsync(fault);
            return Refused;
        }

        // The journal first: it must never name a key that is not there.
        place.ForgetKey(number);
        File.Delete(Path.Combine(folder.Keys, JournalKeys.FileOf(number)));
        await output.WriteLineAsync($"密钥 {number} 已停用并删除；旧备份仍需要它自己的那一份 (Key {number} is retired and deleted; old backups need their own copy of it)");
        return Done;
    }

    private static async Task<string?> Fault(DataFolder folder, JournalKeys keys, IJournalStore store, byte number, CancellationToken cancel)
    {
        if (!keys.Has(number)) return $"没有密钥 {number} (there is no key {number})";
        if (number == First) return "第一把密钥用于命名，永远不能停用 (the first key names things for ever and cannot be retired)";
        if (number == keys.Newest) return "最新的密钥正在使用；请先运行 rotate-keys 和 reencrypt (the newest key is in use; run rotate-keys and reencrypt first)";
        var needed = (long)EncryptedFiles.CountOf(folder.Path, number);
        IReadOnlyList<JournalRow> page;
        for (var after = 0L; (page = await store.ReadAfter(after, Page, cancel)).Count > 0; after = page[^1].Position)
            needed += page.Count(r => PrivateParts.KeysOf(r.Private).Contains(number));
        return needed == 0 ? null : $"仍有 {needed} 条记录或文件用密钥 {number} 加密；请先运行 reencrypt (still {needed} records or files need key {number}; run reencrypt first)";
    }

    private static ValueTask Close(IJournalStore store) => new Closing(store).DisposeAsync();

    /// <summary>Stores are closed as they can be.</summary>
    private sealed class Closing(IJournalStore store) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (store is IAsyncDisposable patient) await patient.DisposeAsync();
            else (store as IDisposable)?.Dispose();
        }
    }
}
