using System.Text.Json;
using System.Text.Json.Nodes;
using JinhuRedCross.BuildingBlocks.OwnTables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JinhuRedCross.Access.Tables;

/// <summary>Accounts, roles, clients and deputies in a backup, a row a line. Sessions and tokens stay out: after a restore everybody signs in again, and nothing revoked comes back.</summary>
internal sealed class AccessBackup : IKeptBeside
{
    // In the order in which rows can be written: whoever is named comes first.
    private static readonly string[] _tables =
    [
        nameof(KnownKey), nameof(Account), nameof(AccountRole), nameof(BoundRole), nameof(OldPassword), nameof(RecoveryCode), nameof(RoleRow), nameof(Client), nameof(Deputy), nameof(DoneCommand), "OpenIddictEntityFrameworkCoreApplication",
    ];

    public string Name => AccessDb.Name;

    public IEnumerable<byte[]> Read(OwnStore store)
    {
        using var db = AccessStore.Db(store);
        using var moment = db.Database.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
        var rows = new List<byte[]>();
        foreach (var table in _tables)
        {
            var type = TypeOf(db, table);
            foreach (var row in Set(db, type)) rows.Add(Line(type, db.Entry(row).CurrentValues));
            db.ChangeTracker.Clear();
        }

        return rows;
    }

    public string? RotateKey(string keyFolder) => $"access-{AccessKeys.Add(keyFolder)}.key";

    public void Fill(OwnStore store, IEnumerable<byte[]> rows)
    {
        using var db = AccessStore.Db(store);
        using var transaction = db.Database.BeginTransaction();
        foreach (var table in _tables.Reverse()) db.RemoveRange(Set(db, TypeOf(db, table)).Cast<object>().ToList());
        db.SaveChanges();
        foreach (var row in rows) Add(db, JsonNode.Parse(row)!.AsObject());
        db.SaveChanges();
        transaction.Commit();
    }

    /// <summary>Whether rows of this kind are in a backup.</summary>
    public static bool Holds(IEntityType type) => _tables.Contains(NameOf(type));

    /// <summary>A row as it stands in a backup.</summary>
    public static byte[] Line(IEntityType type, PropertyValues row)
    {
        var values = new JsonObject();
        foreach (var property in type.GetProperties()) values[property.Name] = JsonSerializer.SerializeToNode(row[property], property.ClrType);
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["table"] = NameOf(type), ["values"] = values });
    }

    private static void Add(AccessDb db, JsonObject line)
    {
        var type = TypeOf(db, (string)line["table"]!);
        var row = Activator.CreateInstance(type.ClrType, nonPublic: true)!;
        var entry = db.Entry(row);
        // A column that an older backup does not have keeps its default.
        foreach (var (name, value) in line["values"]!.AsObject())
        {
            if (type.FindProperty(name) is { } property) entry.Property(name).CurrentValue = value.Deserialize(property.ClrType);
        }

        entry.State = EntityState.Added;
    }

    private static IEntityType TypeOf(AccessDb db, string table) => db.Model.GetEntityTypes().First(e => NameOf(e) == table);

    private static string NameOf(IEntityType type) => type.ClrType.Name.Split('`')[0];

    private static IQueryable<object> Set(AccessDb db, IEntityType type) =>
        (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!;
}
