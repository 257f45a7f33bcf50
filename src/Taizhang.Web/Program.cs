using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Taizhang;
using Taizhang.Accounts;
using Taizhang.Audit;
using Taizhang.Demonstration;
using Taizhang.Hosting;
using Taizhang.Kernel;
using Taizhang.Web;
using Taizhang.Web.Accounts;
using Taizhang.Web.Audit;
using Taizhang.Web.Exports;
using Taizhang.Web.Hosting;
using Taizhang.Web.Import;
using Taizhang.Web.Layout;
using Taizhang.Web.Plans;
using Taizhang.Web.SignIn;

// A switch of its own: the reader of settings would take the next word for its value.
var isDemonstration = args.Contains("--demo");
var builder = WebApplication.CreateBuilder([.. args.Where(arg => arg != "--demo")]);
builder.WebHost.UseStaticWebAssets();

// Room for a file that is too large, so that it is refused in words and not by a broken connection.
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 100L * 1024 * 1024);
builder.Host.UseDefaultServiceProvider(provider => provider.ValidateOnBuild = provider.ValidateScopes = true);

// Before the components: Chinese is written as itself, not as character references.
builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
builder.Services.AddSingleton<Texts>();
builder.Services.AddCultures();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddHttpContextAccessor();
var (audit, unreadable) = AuditSettings.Read(name => builder.Configuration[$"Audit:{name}"]);
if (audit is null)
{
    throw new InvalidOperationException(string.Join('\n', unreadable.Select(refusal => Words.Say(refusal))));
}

builder.Services.AddTaizhangOn(builder.Configuration.GetConnectionString("Taizhang") ?? StoreChoice.Embedded, builder.Configuration["PersonalData:KeyFile"], audit);
builder.Services.AddSingleton(builder.Configuration.GetSection("Accounts").Get<AccountPolicy>() ?? new AccountPolicy());
builder.Services.AddSignIn();
builder.Services.AddScoped<PaperIssue>();
builder.Services.AddSingleton(new DemonstrationMode(isDemonstration || builder.Configuration.GetValue<bool>("Demonstration")));
builder.Services.AddSingleton<ImportQueue>();
builder.Services.AddHostedService(provider => provider.GetRequiredService<ImportQueue>());
builder.Services.AddHostedService<AnchorService>();
// A roll is one list of the form: as long as the largest branch and those it meets with.
builder.Services.AddRazorComponents(options => options.MaxFormMappingCollectionSize = 1000);
builder.Services.Configure<FormOptions>(options => options.ValueCountLimit = 4096);
builder.Services.AddHealthChecks();

var app = builder.Build();

app.UseSecurityHeaders();
app.UseRequestLocalization();
app.UseExceptionHandler("/problem/500", createScopeForErrors: true);
app.UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true);
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();

app.MapHealthChecks("/healthz").AllowAnonymous();
app.MapCultureSwitch();
app.MapStaticAssets().AllowAnonymous();
app.MapSignOut();
app.MapAccounts();
app.MapPlanFiles();
app.MapExports();
app.MapJournalExport();
app.MapRosterDownload();
app.MapRazorComponents<App>();

await TaizhangStart.PrepareAsync(app.Services, app.Services.GetRequiredService<DemonstrationMode>());
await app.RunAsync();

/// <summary>The web application; tests start it.</summary>
public partial class Program;
