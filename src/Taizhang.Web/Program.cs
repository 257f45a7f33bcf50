using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Taizhang;
using Taizhang.Accounts;
using Taizhang.Audit;
using Taizhang.Demonstration;
using Taizhang.Evidence;
using Taizhang.Hosting;
using Taizhang.Kernel;
using Taizhang.Members.Personal;
using Taizhang.Web;
using Taizhang.Web.Accounts;
using Taizhang.Web.Accounts.FirstStart;
using Taizhang.Web.Accounts.Passkeys;
using Taizhang.Web.Accounts.Providers;
using Taizhang.Web.Api;
using Taizhang.Web.Audit;
using Taizhang.Web.Evidence;
using Taizhang.Web.Exports;
using Taizhang.Web.Hosting;
using Taizhang.Web.Import;
using Taizhang.Web.Layout;
using Taizhang.Web.MyData;
using Taizhang.Web.Plans;
using Taizhang.Web.Problems;
using Taizhang.Web.SignIn;

// A switch of its own: the reader of settings would take the next word for its value.
var isDemonstration = args.Contains("--demo");
var builder = WebApplication.CreateBuilder([.. args.Where(arg => arg != "--demo")]);
isDemonstration |= builder.Configuration.GetValue<bool>("Demonstration");
var (audit, unreadable) = AuditSettings.Read(name => builder.Configuration[$"Audit:{name}"]);
var (evidence, unfit) = EvidenceSettings.Read(name => builder.Configuration[$"Evidence:{name}"]);
var (answerDays, badDays) = PersonalDataSettings.ReadAnswerDays(builder.Configuration[PersonalDataSettings.AnswerDaysSetting]);
var (provider, noProvider) = ProviderSettings.Read(builder.Configuration, builder.Environment.IsProduction());
IReadOnlyList<Refusal> against = [.. builder.Environment.IsProduction() ? ProductionGuard.Against(builder.Configuration, isDemonstration) : [], .. unreadable, .. unfit, .. badDays is null ? Array.Empty<Refusal>() : [badDays], .. noProvider];
if (against.Count > 0)
{
    return StartRefusals.Tell(against);
}

builder.WebHost.UseStaticWebAssets();

// Room for a file that is too large, so that it is refused in words and not by a broken connection.
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LargestRequest.Bytes);
builder.Host.UseDefaultServiceProvider(provider => provider.ValidateOnBuild = provider.ValidateScopes = true);

// Before the components: Chinese is written as itself, not as character references.
builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
builder.Services.AddSingleton<Texts>();
builder.Services.AddCultures();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddHttpContextAccessor();
builder.Services.AddScoped<LoadingTurn>();
var store = builder.Configuration.GetConnectionString("Taizhang") ?? StoreChoice.Embedded;
var personalData = new PersonalDataSettings(
    builder.Configuration[PersonalDataSettings.KeyFileSetting] ?? StoreChoice.KeyFileOf(store),
    builder.Configuration[PersonalDataSettings.AlgorithmSetting],
    builder.Environment.IsProduction() && !isDemonstration,
    builder.Environment.WebRootPath,
    answerDays);
builder.Services.AddTaizhangOn(store, personalData, audit, evidence);
builder.Services.AddSingleton(new ConfiguredPolicy(builder.Configuration.GetSection("Accounts").Get<AccountPolicy>() ?? new AccountPolicy()));
builder.Services.AddSignIn();
builder.Services.AddPasskeys();
builder.Services.AddProvider(isDemonstration ? null : provider, builder.Environment.IsProduction());
builder.Services.AddSignInLimits();
builder.Services.AddApi();
builder.Services.AddScoped<PaperIssue>();
builder.Services.AddSingleton(new DemonstrationMode(isDemonstration));
builder.Services.AddSingleton<SetUpCode>();
builder.Services.AddSingleton<FirstStartGate>();
builder.AddProduction();
builder.Services.AddSingleton<ImportQueue>();
builder.Services.AddHostedService(provider => provider.GetRequiredService<ImportQueue>());
builder.Services.AddHostedService<AnchorService>();
builder.Services.AddHostedService<UploadClearing>();
// A roll is one list of the form: as long as the largest branch and those it meets with.
builder.Services.AddRazorComponents(options => options.MaxFormMappingCollectionSize = 1000);
builder.Services.Configure<FormOptions>(options => options.ValueCountLimit = 4096);
// A post without its token, or with a value nobody can read, is a bad request in Development as well.
builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
builder.Services.AddHealthChecks();

var app = builder.Build();

app.UseProduction();
app.UseSecurityHeaders();
app.UseRequestLocalization();
app.UseExceptionHandler("/problem/500", createScopeForErrors: true);
app.UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true);
app.UseApiProblems();
app.UseProblemRequests();
app.UseLargestRequest();
app.UseOwnPagesOnly();
app.UseRateLimiter();
app.UseFirstStart();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.UseReadableText();

app.MapHealthChecks("/healthz").AllowAnonymous();
app.MapCultureSwitch();
app.MapStaticAssets().AllowAnonymous();
app.MapSignOut();
app.MapAccounts();
app.MapProvider();
app.MapPlanFiles();
app.MapExports();
app.MapJournalExport();
app.MapRosterDownload();
app.MapOwnDataCopy();
app.MapApi();
app.MapEvidenceFiles();
app.MapUploads();
app.MapRazorComponents<App>();

if (await TaizhangStart.PrepareAsync(app.Services, app.Services.GetRequiredService<DemonstrationMode>()) is { } unusable)
{
    return StartRefusals.Tell([unusable]);
}

await app.TellSetUpCodeAsync();
await app.RunAsync();
return 0;

/// <summary>The web application; tests start it.</summary>
public partial class Program;
