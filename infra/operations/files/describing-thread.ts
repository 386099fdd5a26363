import { parentPort, workerData } from 'node:worker_threads';
import { describeFile, type FileQuestion } from './describe-file.ts';

parentPort?.postMessage(describeFile(workerData as FileQuestion));
