//! Papers about a member: certificates for attestation, of taking part, applications, nominations (IV, VII, VIII.8.1).

mod application;
mod certificate;
mod nomination;
mod participant;
#[cfg(test)]
mod tests;

pub use application::{Application, application_paper};
pub use certificate::{Certificate, ServedTerm, certificate_paper};
pub use nomination::{Nomination, nomination_paper};
pub use participant::{ParticipantCertificate, participant_certificate_paper};
