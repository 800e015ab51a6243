namespace MongCai.Poverty.Etl.Intake;

/// <summary>Registers the intake stage.</summary>
internal static class IntakeServices
{
    /// <summary>Adds inbox, archive, register and submissions. Takes <see cref="InboxOptions"/>, the register of wards, the store and <see cref="IWardAnswer"/> from the container.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services) => services
        .AddSingleton(ProgramVersion.Current)
        .AddSingleton<InboxPaths>()
        .AddSingleton<InboxShare>()
        .AddSingleton<InboxScanner>()
        .AddSingleton<StrayFiles>()
        .AddSingleton<FileArchive>()
        .AddSingleton<FileRegister>()
        .AddSingleton<SubmissionStore>()
        .AddSingleton<FirstArrivals>()
        .AddSingleton<SubmissionReader>()
        .AddSingleton<InboxPass>();
}
