namespace JinhuRedCross.Organisations.Domain.Sites;

/// <summary>What a site has; which parts are wanted depends on its kind. Written as a whole.</summary>
internal sealed record SiteContent
{
    public int GrassrootsOrganisations { get; init; }

    public int VolunteerTeams { get; init; }

    /// <summary>The 易受损性与能力评估 (VCA) that hardware is justified by.</summary>
    public string? VcaReference { get; init; }

    public DateOnly? VcaOn { get; init; }

    /// <summary>The contingency plan.</summary>
    public DateOnly? PlanOn { get; init; }

    /// <summary>The newest drill.</summary>
    public DateOnly? DrillOn { get; init; }

    public IReadOnlyList<HardwareItem> Hardware { get; init; } = [];

    public int RoomSquareMetres { get; init; }

    public int AdultManikins { get; init; }

    public int InfantManikins { get; init; }

    public int AedTrainers { get; init; }

    public int TraumaKits { get; init; }

    /// <summary>Whether hygiene and consumables are logged.</summary>
    public bool HygieneLog { get; init; }

    public IReadOnlyList<Qualification> Instructors { get; init; } = [];

    public IReadOnlyList<Qualification> Carers { get; init; } = [];

    /// <summary>Where the list of services is kept.</summary>
    public string? ServiceList { get; init; }

    /// <summary>Agreements with elders or their guardians.</summary>
    public int CareAgreements { get; init; }

    /// <summary>School or venue of a science base.</summary>
    public string? Venue { get; init; }

    /// <summary>Where the rule on guardians' consent is kept (MEM-12).</summary>
    public string? GuardianConsentRule { get; init; }
}

/// <summary>A piece of works, with the assessment that justifies it.</summary>
internal sealed record HardwareItem(string Name, string VcaReference);

/// <summary>A certificate of somebody who works at a site, without his name.</summary>
/// <param name="CourseHours">Of carers: how long their course was.</param>
internal sealed record Qualification(string CertificateNumber, DateOnly? ValidUntil, int? CourseHours);
