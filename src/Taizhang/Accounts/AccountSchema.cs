using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Taizhang.Members;
using Taizhang.Organizations;

namespace Taizhang.Accounts;

/// <summary>The tables of the framework's store for users, and our own beside them.</summary>
/// <remarks>Mapped here, so that no version of the framework's schema is chosen somewhere else; what is not asked of a person (mail, telephone) has no column.</remarks>
internal sealed class AccountSchema :
    IEntityTypeConfiguration<Account>,
    IEntityTypeConfiguration<IdentityUserLogin<long>>,
    IEntityTypeConfiguration<IdentityUserToken<long>>,
    IEntityTypeConfiguration<IdentityUserPasskey<long>>,
    IEntityTypeConfiguration<PasswordRecord>,
    IEntityTypeConfiguration<AccountSession>,
    IEntityTypeConfiguration<Grant>,
    IEntityTypeConfiguration<PolicyChange>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("account");
        builder.HasKey(account => account.Id);
        builder.Ignore(account => account.Email).Ignore(account => account.NormalizedEmail).Ignore(account => account.EmailConfirmed)
            .Ignore(account => account.PhoneNumber).Ignore(account => account.PhoneNumberConfirmed)
            .Ignore(account => account.LockoutEnabled).Ignore(account => account.LockoutEnd);
        builder.Property(account => account.UserName).HasMaxLength(Account.LongestLogin).IsRequired();
        builder.Property(account => account.NormalizedUserName).HasMaxLength(Account.LongestLogin).IsRequired();
        builder.Property(account => account.PasswordHash).HasMaxLength(200);
        builder.Property(account => account.SecurityStamp).HasMaxLength(40).IsRequired();
        builder.Property(account => account.ConcurrencyStamp).HasMaxLength(40).IsConcurrencyToken();
        builder.Property(account => account.PersonName).HasMaxLength(60);
        builder.Property(account => account.CloseReason).HasMaxLength(200);
        builder.HasIndex(account => account.NormalizedUserName).IsUnique();
        builder.HasIndex(account => account.MemberId).IsUnique();
        builder.HasOne<Member>().WithMany().HasForeignKey(account => account.MemberId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<long>> builder)
    {
        builder.ToTable("account_login");
        builder.HasKey(login => new { login.LoginProvider, login.ProviderKey });
        builder.Property(login => login.LoginProvider).HasMaxLength(200);
        builder.Property(login => login.ProviderKey).HasMaxLength(255);
        builder.Property(login => login.ProviderDisplayName).HasMaxLength(100);
        builder.HasIndex(login => login.UserId);
        builder.HasOne<Account>().WithMany().HasForeignKey(login => login.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<long>> builder)
    {
        builder.ToTable("account_token");
        builder.HasKey(token => new { token.UserId, token.LoginProvider, token.Name });
        builder.Property(token => token.LoginProvider).HasMaxLength(40);
        builder.Property(token => token.Name).HasMaxLength(40);
        builder.HasOne<Account>().WithMany().HasForeignKey(token => token.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<long>> builder)
    {
        builder.ToTable("account_passkey");
        builder.HasKey(passkey => passkey.CredentialId);
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(1024);
        builder.Property(passkey => passkey.Data).HasConversion(data => JsonSerializer.Serialize(data, JsonSerializerOptions.Default), text => JsonSerializer.Deserialize<IdentityPasskeyData>(text, JsonSerializerOptions.Default)!);
        builder.HasIndex(passkey => passkey.UserId);
        builder.HasOne<Account>().WithMany().HasForeignKey(passkey => passkey.UserId);
    }

    public void Configure(EntityTypeBuilder<PasswordRecord> builder)
    {
        builder.ToTable("password_record");
        builder.Property(record => record.Hash).HasMaxLength(200);
        builder.HasIndex(record => new { record.AccountId, record.SetAt });
        builder.HasOne<Account>().WithMany().HasForeignKey(record => record.AccountId);
    }

    public void Configure(EntityTypeBuilder<AccountSession> builder)
    {
        builder.ToTable("account_session");
        builder.Property(session => session.KeyDigest).HasMaxLength(32);
        builder.Property(session => session.Stamp).HasMaxLength(40);
        builder.Property(session => session.Address).HasMaxLength(45);
        builder.Property(session => session.UserAgent).HasMaxLength(200);
        builder.HasIndex(session => session.KeyDigest).IsUnique();
        builder.HasIndex(session => new { session.AccountId, session.EndedAt });
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId);
    }

    public void Configure(EntityTypeBuilder<Grant> builder)
    {
        builder.ToTable("account_grant");
        builder.Property(grant => grant.Reason).HasMaxLength(200);
        builder.Property(grant => grant.CloseReason).HasMaxLength(200);
        builder.Property(grant => grant.ClosedBy).HasMaxLength(100);
        Proposed(builder);
        builder.HasIndex(grant => grant.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(grant => grant.AccountId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(grant => grant.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<PolicyChange> builder)
    {
        builder.ToTable("policy_change");
        builder.Property(change => change.Reason).HasMaxLength(200);
        builder.HasIndex(change => change.Answer);
        Proposed(builder);
    }

    private static void Proposed<T>(EntityTypeBuilder<T> builder)
        where T : Proposal
    {
        builder.Property(proposal => proposal.ProposedBy).HasMaxLength(100);
        builder.Property(proposal => proposal.AnsweredBy).HasMaxLength(100);
        builder.Property(proposal => proposal.AnswerReason).HasMaxLength(200);
    }
}
