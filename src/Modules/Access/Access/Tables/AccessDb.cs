using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JinhuRedCross.Access.Tables;

/// <summary>Accounts, rights and whatever OpenIddict keeps of applications and tokens.</summary>
internal sealed class AccessDb(DbContextOptions<AccessDb> options, Changes changes) : DbContext(options)
{
    public const string Name = "access";

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<AccountRole> AccountRoles => Set<AccountRole>();

    public DbSet<BoundRole> BoundRoles => Set<BoundRole>();

    public DbSet<OldPassword> OldPasswords => Set<OldPassword>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<OneTimeLink> Links => Set<OneTimeLink>();

    public DbSet<Failures> Failures => Set<Failures>();

    public DbSet<RoleRow> Roles => Set<RoleRow>();

    public DbSet<Client> Clients => Set<Client>();

    public DbSet<Deputy> Deputies => Set<Deputy>();

    public DbSet<DoneCommand> Done => Set<DoneCommand>();

    public DbSet<KnownKey> Keys => Set<KnownKey>();

    /// <summary>What was stored through this context.</summary>
    public ToldChanges Told { get; } = new();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // A token that is given out changes nobody's rights; everything else may.
        var matters = ChangeTracker.Entries().Any(e => e.State is EntityState.Modified or EntityState.Deleted || (e.State == EntityState.Added && e.Entity is AccountRole or BoundRole or Deputy or RoleRow or Client));
        Told.Note(ChangeTracker);
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (matters) changes.Happened();
        return written;
    }

    /// <summary>Stores what changes nobody's rights.</summary>
    public Task<int> SaveQuietly(CancellationToken cancel) => base.SaveChangesAsync(acceptAllChangesOnSuccess: true, cancel);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // As a number a moment can be compared on both stores.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MomentAsMilliseconds>();
        configurationBuilder.Properties<DateOnly>().HaveConversion<DayAsNumber>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        if (Database.ProviderName!.Contains("Npgsql", StringComparison.Ordinal)) modelBuilder.HasDefaultSchema(Name);
        modelBuilder.UseOpenIddict();
        modelBuilder.Entity<Account>(e =>
        {
            e.ToTable("accounts");
            e.HasIndex(a => a.UserName).IsUnique();
            e.HasIndex(a => new { a.ExternalIssuer, a.ExternalSubject }).IsUnique();
            e.Property(a => a.Version).IsConcurrencyToken();
            e.HasMany(a => a.Roles).WithOne().HasForeignKey(r => r.AccountId);
            e.HasMany(a => a.Within).WithOne().HasForeignKey(r => r.AccountId);
            e.Navigation(a => a.Within).AutoInclude();
        });
        modelBuilder.Entity<AccountRole>(e => e.ToTable("account_roles").HasKey(r => new { r.AccountId, r.Role }));
        modelBuilder.Entity<BoundRole>(e => e.ToTable("bound_roles").HasKey(r => new { r.AccountId, r.Role, r.OrganisationId }));
        modelBuilder.Entity<OldPassword>(e =>
        {
            e.ToTable("old_passwords");
            e.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId);
        });
        modelBuilder.Entity<RecoveryCode>(e =>
        {
            e.ToTable("recovery_codes").HasKey(c => new { c.AccountId, c.Hash });
            e.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
        });
        modelBuilder.Entity<Session>(e =>
        {
            e.ToTable("sessions");
            e.HasIndex(s => s.Cookie).IsUnique();
            e.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
        });
        modelBuilder.Entity<OneTimeLink>(e => e.ToTable("one_time_links").HasKey(l => l.Token));
        modelBuilder.Entity<Failures>(e => e.ToTable("failures").HasKey(f => f.Name));
        modelBuilder.Entity<RoleRow>(e =>
        {
            e.ToTable("roles").HasKey(r => r.Name);
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<Client>(e =>
        {
            e.ToTable("clients");
            e.Property(c => c.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<DoneCommand>(e => e.ToTable("done_commands"));
        modelBuilder.Entity<KnownKey>(e => e.ToTable("keys").HasKey(k => k.Number));
        modelBuilder.Entity<Deputy>(e =>
        {
            e.ToTable("deputies");
            e.HasIndex(d => d.ActingId);
            e.HasOne<Account>().WithMany().HasForeignKey(d => d.AbsentId);
            e.HasOne<Account>().WithMany().HasForeignKey(d => d.ActingId);
        });
        // Ids are made where the thing is made, never by a store.
        foreach (var key in modelBuilder.Model.GetEntityTypes().Where(e => e.ClrType.Assembly == typeof(AccessDb).Assembly).SelectMany(e => e.FindPrimaryKey()!.Properties)) key.ValueGenerated = ValueGenerated.Never;
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties())) property.SetColumnName(Columned(property));
    }

    // Names as the house's SQL has them: raised_at, not "RaisedAt".
    private static string Columned(IMutableProperty property) =>
        string.Concat(property.Name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));

    private sealed class MomentAsMilliseconds() : ValueConverter<DateTimeOffset, long>(m => m.ToUnixTimeMilliseconds(), m => DateTimeOffset.FromUnixTimeMilliseconds(m));

    private sealed class DayAsNumber() : ValueConverter<DateOnly, int>(d => d.DayNumber, d => DateOnly.FromDayNumber(d));
}
