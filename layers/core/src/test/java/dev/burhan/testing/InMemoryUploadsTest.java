package dev.burhan.testing;

import dev.burhan.documents.Uploads;
import dev.burhan.jobs.JobId;
import dev.burhan.tenancy.TenantId;

/** Holds the fake to the contract. */
final class InMemoryUploadsTest implements UploadsContract {

  private final InMemoryUploads uploads = new InMemoryUploads(SettableClock.atNoon());

  @Override
  public InMemoryUploads uploads() {
    return uploads;
  }

  @Override
  public void send(TenantId tenant, JobId job, Uploads.Permission permission, byte[] file) {
    uploads.upload(tenant, job, file);
  }
}
