import { z } from 'zod';
import { fieldLook } from '../../domain/field.ts';

const owner = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})';
const repository = `${owner}/[A-Za-z0-9._-]{1,100}`;

/** One argument for repository and number together, so that a scope never mixes one's number with another's name. */
export const issueArgument = z
  .string()
  .regex(new RegExp(`^${repository}#[1-9][0-9]{0,8}$`), 'An issue such as acme/shop#42')
  .describe('The issue, such as acme/shop#42')
  .register(fieldLook, { title: 'Issue' });

export const repositoryArgument = z
  .string()
  .regex(new RegExp(`^${repository}$`), 'A repository such as acme/shop')
  .describe('The repository, such as acme/shop')
  .register(fieldLook, { title: 'Repository' });
